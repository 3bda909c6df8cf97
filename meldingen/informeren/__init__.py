"""The informatieplan: who hears what, when and from whom, and the letters that tell it.

It lives in meldingen and not in veiligheid, because the duties it brings together hang here: the four weeks of every
betrokkene (T10), the feedback to every melder (T09A, T09B), and the steps of melding and casus that refuse to close
while somebody has not heard. Those may not import upward, and a letter needs nothing that lies above them.
"""
