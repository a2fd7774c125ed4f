using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A neural Turing machine (Graves, Wayne, Danihelka 2014) with a memory of its own for each sequence: at each step a controller reads the
/// input and what the read head has read before, and moves a write head and a read head. <see cref="TuringHeads"/> has the formulas.
/// </summary>
internal sealed class NeuralTuring : GatedKind
{
    private const string ControllerName = "Controller";
    private const string Lstm = "Lstm";
    private const string Dense = "Dense";

    /// <summary>The members of the enum <c>TuringController</c>.</summary>
    public static IReadOnlyCollection<string> Controllers { get; } = [Lstm, Dense];

    public override string Attribute => "NeuralTuring";

    public override string DefaultName => "neural_turing";

    protected override IReadOnlyList<string> OneDirection => [.. base.OneDirection, "head_kernel", "head_bias"];

    protected override long? StateLength(LayerScope scope, long? units)
    {
        TuringHeads? heads = TuringHeads.Read(scope);
        if (!HasGates(scope))
        {
            foreach (string argument in (string[])["RecurrentActivation", "UnitForgetBias"])
            {
                if (scope.Arguments.Has(argument))
                {
                    scope.Report(ProblemIds.NoEffect, argument, scope.Name, argument, "a dense controller has no gates");
                }
            }
        }

        return heads is null || units is null ? null : Saturate.Add(units.Value, heads.Width);
    }

    protected override Value States(LayerScope scope, Value x, long units, bool runsBackwards)
    {
        TuringHeads heads = TuringHeads.Read(scope)!;
        bool hasGates = HasGates(scope);
        long features = x.Shape.Last;
        long columns = hasGates ? Saturate.Multiply(4, units) : units;
        (long, long) forgetGate = hasGates && scope.Arguments.FlagOr("UnitForgetBias", true) ? (units, units) : default;
        long state = Saturate.Add(units, heads.Width);
        long carried = hasGates ? state : heads.Width;
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(features, columns), features, columns);
        Parameter recurrent = KernelArguments.Recurrent(scope, carried, columns);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(columns), features, columns, forgetGate);
        heads.CreateParameters(scope, units);
        string activation = AppliedActivation(scope.Arguments);
        Value? mask = scope.StepMask(Shape.Of(carried), "RecurrentDropout");
        (string, Shape)[] cell = hasGates ? [("Cell", Shape.Of(units))] : [];
        return scope.Scan(
            "controller, write head, read head, step by step",
            scope.MatMul(x, kernel, bias, scope.DropRate("DropConnect")),
            [("State", Shape.Of(state)), .. heads.States, .. cell],
            (input, before) =>
            {
                Value controlled = hasGates ? before[0] : scope.Columns(before[0], units, heads.Width, "ReadBefore");
                Value z = scope.MatMulAdd(scope.Masked(controlled, mask), recurrent, input, "Recurrent");
                (Value h, Value? c) = hasGates
                    ? StepOfLstm(scope, z, before[before.Count - 1], activation)
                    : (scope.Activate(z, activation), null);
                (Value read, IReadOnlyList<Value> after) = heads.Move(scope, h, [.. before.Skip(1).Take(heads.States.Count)]);
                return [scope.Concatenate([h, read], Shape.Of(state)), .. after, .. c is null ? [] : (Value[])[c]];
            },
            runsBackwards
        );
    }

    private static bool HasGates(LayerScope scope) => scope.Arguments.TextOr(ControllerName, Lstm) != Dense;
}
