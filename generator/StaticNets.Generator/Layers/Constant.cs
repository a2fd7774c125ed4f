using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The same row of numbers for each sample, fixed or learned. It reads no other layer.</summary>
internal sealed class Constant : LayerKind
{
    private const string Values = "values";
    private const string Learned = "Learned";

    public override string Attribute => "Constant";

    public override string DefaultName => "constant";

    public override IReadOnlyList<string> Tensors => ["values"];

    public override bool ReadsNothing => true;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => arguments.Flag(Learned) ? Tensors : [];

    public override Value? Build(LayerScope scope)
    {
        if (scope.Arguments.Has("From"))
        {
            scope.Report(ProblemIds.NoEffect, "From", scope.Name, "From", "a constant reads nothing; let the layer below it read both");
        }

        bool isLearned = scope.Arguments.Flag(Learned);
        if (!isLearned && scope.Arguments.Has("L2"))
        {
            scope.Report(ProblemIds.NoEffect, "L2", scope.Name, "L2", "its values are fixed; Learned = true learns them");
        }

        int count = scope.Arguments.Texts(Values).Count;
        if (count == 0)
        {
            scope.Report(ProblemIds.SizeNotPositive, null, scope.Name, Values, "()", "");
            return null;
        }

        if (scope.SingleNumbers(Values) is not { } numbers)
        {
            return scope.Unbuilt(Shape.Of(count));
        }

        return isLearned ? scope.RowOfValues(Parameter(scope, numbers)) : scope.RowOfValues(numbers.ToEquatableArray());
    }

    private static Parameter Parameter(LayerScope scope, IReadOnlyList<double> numbers)
    {
        ParameterTraits traits = KernelArguments.TraitsOf(scope, initialValue: 0) with { Values = numbers.ToEquatableArray() };
        return scope.Parameter("values", Shape.Of(numbers.Count), "Zeros", numbers.Count, numbers.Count, traits);
    }
}
