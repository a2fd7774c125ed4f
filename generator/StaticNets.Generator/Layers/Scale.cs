using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = x ∘ factors</c> with a learned factor for each feature or, with an argument, <c>y = factor · x + offset</c> with fixed numbers. The
/// shape stays.
/// </summary>
internal sealed class Scale : LayerKind
{
    private const string Factor = "factor";
    private const string Offset = "Offset";

    public override string Attribute => "Scale";

    public override string DefaultName => "scale";

    public override IReadOnlyList<string> Tensors => ["factors"];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => IsFixed(arguments) ? [] : Tensors;

    public override Value? Build(LayerScope scope) => IsFixed(scope.Arguments) ? BuildFixed(scope) : BuildLearned(scope);

    private static bool IsFixed(LayerArguments arguments) => arguments.Has(Factor);

    private static Value? BuildFixed(LayerScope scope)
    {
        double factor =
            scope.NumberOtherThanZero(Factor, ", which hides the input; the quotient of two integers is an integer: write 1.0 / 255") ?? 1;
        double offset = scope.SingleNumber(Offset) ?? 0;
        if (Array.Find(["L1", "L2"], scope.Arguments.Has) is { } penalty)
        {
            scope.Report(
                ProblemIds.NoEffect,
                penalty,
                scope.Name,
                penalty,
                "its factor is fixed; a [Scale] without a factor learns one for each feature"
            );
        }

        return scope.Input.Value is { } x ? scope.Affine(x, factor, offset) : null;
    }

    private static Value? BuildLearned(LayerScope scope)
    {
        if (scope.Arguments.Has(Offset))
        {
            scope.Report(ProblemIds.NoEffect, Offset, scope.Name, Offset, "its factors are learned; only [Scale(factor)] adds an offset");
        }

        ParameterTraits traits = KernelArguments.TraitsOf(scope, initialValue: 1);
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long features = x.Shape.Last;
        return scope.Multiply(x, scope.Parameter("factors", Shape.Of(features), "Constant", features, features, traits));
    }
}
