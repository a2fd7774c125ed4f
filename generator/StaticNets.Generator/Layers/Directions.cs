using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The order in which a recurrent layer reads the steps, and how it merges the states of two directions.</summary>
/// <param name="AreBoth">Whether the layer reads the sequence forwards and, with other weights, backwards.</param>
/// <param name="IsBackwards">Whether the layer reads only backwards.</param>
/// <param name="Merged">The member of <c>StaticNets.Merge</c>.</param>
internal sealed record Directions(bool AreBoth, bool IsBackwards, string Merged)
{
    public const string Bidirectional = "Bidirectional";

    private const string GoBackwards = "GoBackwards";
    private const string Default = "Concat";

    /// <summary>The members of the enum <c>Merge</c>.</summary>
    public static IReadOnlyCollection<string> Merges { get; } = [Default, "Sum", "Multiply", "Average"];

    /// <summary>Reads the arguments, and reports those that have no effect.</summary>
    public static Directions Read(LayerScope scope)
    {
        LayerArguments arguments = scope.Arguments;
        bool areBoth = arguments.Flag(Bidirectional);
        if (areBoth && arguments.Has(GoBackwards))
        {
            scope.Report(ProblemIds.NoEffect, GoBackwards, scope.Name, GoBackwards, "a bidirectional layer reads in both directions");
        }

        if (!areBoth && arguments.Has(nameof(Merge)))
        {
            string reason = "there is one direction, and nothing to merge; take it away, or write Bidirectional = true";
            scope.Report(ProblemIds.NoEffect, nameof(Merge), scope.Name, nameof(Merge), reason);
        }

        return new Directions(areBoth, arguments.Flag(GoBackwards), arguments.TextOr(nameof(Merge), Default));
    }

    /// <summary>Returns the number of elements of a merged state.</summary>
    public long Outputs(long units) => AreBoth && Merged == Default ? Saturate.Multiply(2, units) : units;

    /// <summary>Merges the states of two directions: values without time steps, or sequences.</summary>
    public Value Merge(LayerScope scope, IReadOnlyList<Value> both, long units) =>
        Merged switch
        {
            Default => scope.Concatenate(both, Shape.Of(Outputs(units))),
            "Sum" => scope.Sum(both, Shape.Of(units)),
            "Multiply" => scope.Product(both, Shape.Of(units)),
            "Average" => scope.Half(scope.Sum(both, Shape.Of(units))),
            _ => throw new UnregisteredException($"the generator has no code for Merge.{Merged}"),
        };
}
