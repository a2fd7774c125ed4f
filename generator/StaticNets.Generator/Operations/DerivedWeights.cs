using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Weights of predictions that are computed from the parameters, once after each change of these. They lie in a block of their own and are
/// neither saved nor trained.
/// </summary>
/// <param name="Label">The label of the operation that reads them.</param>
internal abstract record DerivedWeights(string Label)
{
    /// <summary>The tensors that are computed.</summary>
    public abstract IReadOnlyList<Parameter> Results { get; }

    /// <summary>Adds the call of the function that computes them.</summary>
    public abstract void Call(ForwardPass pass);
}
