using StaticNets;

namespace Zoo.Markov;

/// <summary>Letters a to z follow one another in names; state 0 is the end of a name and the beginning of the next.</summary>
[MarkovChain(27)]
public sealed partial class LetterChain;
