namespace StaticNets.Generator.Tensors;

/// <summary>How a tensor begins and what holds it back; zero or false where nothing does.</summary>
/// <param name="InitializerValue">σ of Normal, the value of Constant.</param>
/// <param name="L1">λ of <c>λ‖W‖₁</c>.</param>
/// <param name="L2">λ of <c>λ/2 · ‖W‖²</c>.</param>
/// <param name="MaxNorm">Largest norm of a column.</param>
/// <param name="Frozen">Whether training leaves it as it is.</param>
internal sealed record ParameterTraits(double InitializerValue = 0, double L1 = 0, double L2 = 0, double MaxNorm = 0, bool Frozen = false);
