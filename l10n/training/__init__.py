"""Makes a translation package from parallel text: cleaning, learning, judging, packing."""
