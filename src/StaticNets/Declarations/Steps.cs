namespace StaticNets;

/// <summary>Stands for the number of time steps of an input whose sequences may have any length.</summary>
public static class Steps
{
    /// <summary>
    /// Replaces the length of the first of two axes, <c>[Input(Steps.Any, features)]</c>, or of the only axis of an input of indices,
    /// <c>[Input(Steps.Any)]</c> above an <c>Embedding</c>: each call of <c>Predict</c> says how many steps its sequences have.
    /// </summary>
    public const int Any = int.MinValue;
}
