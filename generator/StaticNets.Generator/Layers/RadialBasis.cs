using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Gaussian units, <c>φⱼ = exp(−γⱼ ‖x − cⱼ‖²)</c> with learned centres and widths, <c>[inputs] → [units]</c>; normalised,
/// <c>φⱼ / Σ φ</c>.
/// </summary>
internal sealed class RadialBasis : LayerKind
{
    private const string Normalized = "Normalized";
    private const string CenterInitializer = "Initializer";

    public override string Attribute => "RadialBasis";

    public override string DefaultName => "radial_basis";

    public override IReadOnlyList<string> Tensors => ["centers", "gamma"];

    public override Value? Build(LayerScope scope)
    {
        long? units = scope.Positive("units");
        bool perStep = scope.Arguments.Flag("PerStep");
        Value? x = perStep ? scope.Sequence() : scope.RankOne();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        double gamma = scope.PositiveNumber("Gamma") ?? 1;
        if (units == 1 && scope.Arguments.Flag(Normalized))
        {
            scope.Report(ProblemIds.NoEffect, Normalized, scope.Name, Normalized, "a single unit, divided by itself, is always 1");
        }

        if (units is not { } outputs)
        {
            return null;
        }

        if (x is null)
        {
            return perStep ? null : scope.Unbuilt(Shape.Of(outputs));
        }

        Value weighted = Weighted(scope, perStep ? scope.SplitSteps(x) : x, outputs, gamma);
        if (!scope.Arguments.Flag(Normalized))
        {
            Value gaussians = scope.NegativeExponential(weighted);
            return perStep ? scope.JoinSteps(gaussians) : gaussians;
        }

        // φ / Σ φ is the softmax of the exponents, which does not divide 0 by 0 far away from all centres.
        Value exponents = scope.Affine(weighted, -1, 0);
        return perStep ? scope.ActivateAndJoin(exponents, "Softmax") : scope.Activate(exponents, "Softmax");
    }

    /// <summary>Computes <c>γⱼ ‖x − cⱼ‖²</c>.</summary>
    private static Value Weighted(LayerScope scope, Value x, long units, double gamma)
    {
        long inputs = x.Shape.Last;
        Parameter centers = Centers(scope, inputs, units);
        ParameterTraits traits = new(InitializerValue: gamma, Frozen: scope.Arguments.Flag("Frozen"));
        Parameter widths = scope.Parameter("gamma", Shape.Of(units), "Constant", inputs, units, traits);
        return scope.Multiply(scope.SquaredDistance(x, centers), widths);
    }

    private static Parameter Centers(LayerScope scope, long inputs, long units)
    {
        string declared = scope.Arguments.TextOr(CenterInitializer, "Default");
        string initializer = declared == "Default" ? "Normal" : declared;
        ParameterTraits traits = KernelArguments.TraitsOf(scope, CenterInitializer, initializer);
        bool isStandard = declared == "Default" && !scope.Arguments.Has(CenterInitializer + "Value");
        return scope.Parameter(
            "centers",
            Shape.Of(inputs, units),
            initializer,
            inputs,
            units,
            isStandard ? traits with { InitializerValue = 1 } : traits
        );
    }
}
