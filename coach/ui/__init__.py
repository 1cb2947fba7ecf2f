"""The pages. One page, one function; what a page knows is one frozen value (`desk`), and drawing changes nothing."""
