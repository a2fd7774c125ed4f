using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = x</c> for x &gt; 0, else <c>αx</c>, with a learned α for each feature or one for all. The shape stays.</summary>
internal sealed class PRelu : LayerKind
{
    // As in PyTorch (He et al. 2015); Keras begins with 0.
    private const double DefaultInitialValue = 0.25;

    public override string Attribute => "PRelu";

    public override string DefaultName => "p_relu";

    public override IReadOnlyList<string> Tensors => ["alpha"];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        ParameterTraits traits = new(scope.SingleNumber("InitialValue") ?? DefaultInitialValue, Frozen: scope.Arguments.Flag("Frozen"));
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long count = scope.Arguments.Flag("Shared") ? 1 : x.Shape.Last;
        return scope.MultiplyNegatives(x, scope.Parameter("alpha", Shape.Of(count), "Constant", count, count, traits));
    }
}
