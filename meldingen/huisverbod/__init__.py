"""The huisverbod: ten days, at most four weeks, in which somebody stays away from home and from who lives there."""
