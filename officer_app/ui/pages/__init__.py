"""The pages of the window, and the parts that each is made of."""
