using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>hₜ = f(xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel)</c> from <c>h₀ = 0</c> on (Elman 1990), <c>[steps, features] → [units]</c>, or
/// <c>[steps, units]</c> with all states.
/// </summary>
internal sealed class SimpleRnn : LayerKind
{
    public override string Attribute => "SimpleRnn";

    public override string DefaultName => "simple_rnn";

    public override IReadOnlyList<string> Tensors => ["kernel", "recurrent_kernel", "bias"];

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.FlagOr("UseBias", true) ? Tensors : ["kernel", "recurrent_kernel"];

    public override bool IsRecurrent => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Tanh");

    public override Value? Build(LayerScope scope)
    {
        long? declared = scope.Positive("units");
        Value? x = scope.Sequence();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (declared is not { } units)
        {
            return null;
        }

        bool returnsSequences = scope.Arguments.Flag("ReturnSequences");
        if (x is null)
        {
            return returnsSequences ? null : scope.Unbuilt(Shape.Of(units));
        }

        long features = x.Shape.Last;
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(features, units), features, units);
        Parameter recurrent = KernelArguments.Recurrent(scope, units, units);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(units), features, units);
        string activation = AppliedActivation(scope.Arguments);
        Value fromInput = scope.MatMul(scope.SplitSteps(x), kernel, bias, scope.DropRate("DropConnect"));
        Value states = scope.Scan(
            $"h = {activation.ToLowerInvariant()}(x · kernel + h · recurrent kernel{(bias is null ? "" : " + bias")}), step by step",
            fromInput,
            [("State", Shape.Of(units))],
            (input, before) => [scope.Activate(scope.MatMulAdd(before[0], recurrent, input, "Recurrent"), activation)]
        );
        return returnsSequences ? scope.JoinSteps(states) : scope.LastStep(states);
    }
}
