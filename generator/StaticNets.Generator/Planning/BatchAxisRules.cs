using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// An input that was declared with its number of rows in front, <c>[Input(32, 784)]</c>, has a rank too many for the layer that reads it (SNET1006).
/// </summary>
internal sealed class BatchAxisRules(NetworkDeclaration declaration, LayerReferences references)
{
    private const int Advice = 4;
    private const long SmallestBatch = 8;
    private const long MostSteps = 1000;

    private readonly ShapeOrigins _origins = new(declaration, references);

    /// <summary>A wrong rank with the shape of one row offered as well.</summary>
    public Problem Explain(Problem problem)
    {
        if (
            problem.Id != ProblemIds.WrongRank
            || _origins.Of(problem.Place.Layer) != LayerReferences.Input
            || declaration.Input is not { } input
            || OfOneRow(input) is not { } row
        )
        {
            return problem;
        }

        string[] words = [.. problem.Arguments];
        string axes = string.Join(", ", row.Axes.Select(Literals.Integer));
        words[Advice] =
            $"if {Literals.Integer(input.Axes[0])} is the number of rows, which is free anyway, write [Input({axes})]; else {words[Advice]}";
        return problem with { Arguments = new EquatableArray<string>(words), OtherShape = new OtherShape(Place.Input, axes) };
    }

    /// <summary>
    /// The axes behind the first one: of an image all four, as other libraries list them, and of a table whose first axis is a usual number of rows.
    /// </summary>
    private static Shape? OfOneRow(Shape input)
    {
        Shape rest = Shape.Of([.. input.Axes.Skip(1)]);
        return input.Rank == 4 ? ChannelOrderRules.ChannelsLast(rest) ?? rest
            : input.Rank == 2 && input.Axes[0] != input.Axes[1] && IsUsual(input.Axes[0]) ? rest
            : null;
    }

    private static bool IsUsual(long rows) =>
        rows == 1 || rows > MostSteps || rows % 10 == 0 || (rows >= SmallestBatch && (rows & (rows - 1)) == 0);
}
