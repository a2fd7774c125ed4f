namespace StaticNets.Generator.Tensors;

/// <summary>
/// Initialisation, regularisers and constraints of a parameter; a trait that the parameter does not have is zero or false.
/// </summary>
/// <param name="InitializerValue">σ of Normal, the value of Constant.</param>
/// <param name="L1">λ of <c>λ‖W‖₁</c>.</param>
/// <param name="L2">λ of <c>λ/2 · ‖W‖²</c>.</param>
/// <param name="MaxNorm">Largest norm of a column.</param>
/// <param name="Frozen">Whether training leaves the parameter unchanged.</param>
internal sealed record ParameterTraits(double InitializerValue = 0, double L1 = 0, double L2 = 0, double MaxNorm = 0, bool Frozen = false)
{
    /// <summary>Whether the regularisers and constraints of the layer concern the parameter, also if all of them are zero.</summary>
    public bool IsRegularized { get; init; }

    /// <summary>First of the columns that begin at 1, whatever the initialiser.</summary>
    public long FirstOne { get; init; }

    /// <summary>Number of the columns that begin at 1.</summary>
    public long Ones { get; init; }

    /// <summary>The initial values, one for each element, in place of those of the initialiser; empty for most parameters.</summary>
    public EquatableArray<double> Values { get; init; }
}
