using StaticNets;

namespace Zoo.Hopfield;

/// <summary>Remembers letters of 5 × 5 units.</summary>
[Hopfield(25)]
public sealed partial class LetterMemory;
