namespace StaticNets;

/// <summary>
/// Adam (Kingma, Ba 2015): <c>m ← β₁m + (1 − β₁)g</c>, <c>v ← β₂v + (1 − β₂)g²</c>,
/// <c>θ ← θ − η / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε)</c>.
/// </summary>
public sealed record Adam : AdaptiveMoments
{
    /// <summary>Creates an Adam optimizer.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Adam(double learningRate = 1e-3)
        : base(learningRate) { }
}
