using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Leaky integrate-and-fire neurons with random, fixed weights (Maass, Natschläger, Markram 2002), <c>[steps, features] → [units]</c>, or
/// <c>[steps, units]</c> with the traces after all steps.
/// </summary>
internal sealed class LiquidState : LayerKind
{
    public override string Attribute => "LiquidState";

    public override string DefaultName => "liquid_state";

    public override IReadOnlyList<string> Tensors => ["kernel", "recurrent_kernel"];

    public override bool KeepsState(LayerArguments arguments) => true;

    public override bool HasSlope => false;

    public override Value? Build(LayerScope scope)
    {
        long? declared = scope.Positive("units");
        Value? x = scope.Sequence();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        double leak = scope.Share("Leak") ?? 0.1;
        double threshold = scope.PositiveNumber("Threshold") ?? 1;
        double traceDecay = scope.Share("TraceDecay") ?? 0.9;
        double inputDeviation = scope.PositiveNumber("InputDeviation") ?? 1;
        double? recurrentDeviation = scope.PositiveNumber("RecurrentDeviation");
        if (declared is not { } units)
        {
            return null;
        }

        bool returnsSequences = scope.Arguments.Flag("ReturnSequences");
        Shape neurons = Shape.Of(units);
        if (x is null)
        {
            return returnsSequences ? null : scope.Unbuilt(neurons);
        }

        Parameter kernel = Weights(scope, "kernel", x.Shape.Last, units, inputDeviation);
        Parameter recurrent = Weights(scope, "recurrent_kernel", units, units, recurrentDeviation ?? 1 / Math.Sqrt(units));
        Value traces = scope.Scan(
            "v = (1 - leak) · (1 - s) · v + x · kernel + s · recurrent kernel, s = v > threshold, r = decay · r + s, step by step",
            scope.MatMul(scope.SplitSteps(x), kernel, null),
            [("Trace", neurons), ("Potential", neurons), ("Spikes", neurons)],
            (input, before) =>
            {
                (Value trace, Value potential, Value spikes) = (before[0], before[1], before[2]);
                Value kept = scope.Affine(scope.Product([potential, scope.OneMinus(spikes)], neurons), 1 - leak, 0);
                Value after = scope.Sum([kept, scope.MatMulAdd(spikes, recurrent, input, "Recurrent")], neurons);
                Value fired = scope.Activate(scope.Affine(after, 1, -threshold), "Heaviside", takesNumbers: false);
                return [scope.Sum([scope.Affine(trace, traceDecay, 0), fired], neurons), after, fired];
            },
            runsBackwards: false
        );
        return returnsSequences ? scope.JoinSteps(traces) : scope.LastStep(traces);
    }

    private static Parameter Weights(LayerScope scope, string tensor, long rows, long columns, double deviation) =>
        scope.Parameter(tensor, Shape.Of(rows, columns), "Normal", rows, columns, new ParameterTraits(deviation, Frozen: true));
}
