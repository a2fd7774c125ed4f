using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A layer that a user's class with <c>[CustomLayer]</c> computes. The class declares the axes of input, output and tensors. With
/// <c>PerStep = true</c> each step of a sequence is an input of its own.
/// </summary>
internal sealed class CustomLayer : LayerKind
{
    public override string Attribute => "Custom";

    public override string DefaultName => "custom";

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.Custom is { } custom ? TensorRule.Names(custom.Parameters) : [];

    public override Value? Build(LayerScope scope)
    {
        CustomClass custom = scope.Arguments.Custom!;
        if (custom.Mistake is { } mistake)
        {
            scope.Report(mistake.Id, CustomShapes.Argument, [.. mistake.Words]);
            return null;
        }

        bool perStep = scope.Arguments.Flag("PerStep");
        if ((perStep ? scope.Sequence() : scope.Input.Value) is not { } given)
        {
            return null;
        }

        if (CustomShapes.Read(scope, custom, perStep ? Shape.Of(given.Shape.Last) : given.Shape, perStep) is not { } shapes)
        {
            return null;
        }

        EquatableArray<Parameter> parameters = shapes.Tensors.Select(tensor => Create(scope, tensor.Rule, tensor.Shape)).ToEquatableArray();
        Value y = scope.CallUser(
            perStep ? scope.SplitSteps(given) : given,
            CallOf(custom.Forward!, shapes),
            CallOf(custom.Backward!, shapes),
            parameters,
            shapes.Output
        );
        return perStep ? scope.JoinSteps(y) : y;
    }

    private static UserCall CallOf(CustomMethod method, CustomShapes shapes) =>
        new(method.Call, method.Axes.Select(axis => shapes.Axes[axis]).ToEquatableArray());

    private static Parameter Create(LayerScope scope, TensorRule rule, Shape shape)
    {
        string initializer =
            rule.Number is not null ? "Constant"
            : rule.Initial is not ("" or "Default") ? rule.Initial
            : shape.Rank == 1 ? "Zeros"
            : "GlorotNormal";
        double value = rule.Number ?? (initializer == "Normal" ? KernelArguments.DefaultDeviation : 0);
        long fanIn = shape.Rank == 1 ? shape.Last : shape.Length / shape.Last;
        ParameterTraits traits = new(value, Frozen: scope.Arguments.Flag("Frozen"));
        return scope.Parameter(rule.Name, shape, initializer, fanIn, shape.Last, traits);
    }
}
