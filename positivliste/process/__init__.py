"""The steps of a round for each list, as data, and the engine that walks them."""
