using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Explains problems of an input that was declared with the number of rows in front: <c>[Input(32, 784)]</c> has one axis too many for the
/// layer that reads it (SNET1006), and <c>[Input(-1, 784)]</c> has an axis of invalid size (SNET1001).
/// </summary>
internal sealed class BatchAxisRules(NetworkDeclaration declaration, LayerReferences references)
{
    // Index of the message argument that contains the advice: in SNET1006 (wrong rank) and in SNET1001 (invalid size).
    private const int RankAdvice = 4;
    private const int SizeAdvice = 3;

    private const long SmallestBatch = 8;
    private const long MostSteps = 1000;

    private readonly ShapeOrigins _origins = new(declaration, references);

    /// <summary>Adds the shape of one row as a suggestion to a problem about a wrong rank or an axis of −1.</summary>
    public Problem Explain(Problem problem) =>
        problem.Id switch
        {
            ProblemIds.WrongRank
                when problem.Place.Layer >= 0
                    && _origins.Of(problem.Place.Layer) is { IsInput: true, Index: var port }
                    && declaration.Ports.Inputs[port].Shape is { } input => OfRank(problem, input, port),
            ProblemIds.SizeNotPositive when problem.Place.Layer == Place.Input => OfAnyRows(problem),
            _ => problem,
        };

    private static Problem OfRank(Problem problem, Shape input, int port)
    {
        if (OfOneRow(input) is not { } row)
        {
            return problem;
        }

        OtherShape meant = new(Place.OfInput(port), row);
        string advice = problem.Arguments[RankAdvice];
        return With(
            problem,
            RankAdvice,
            $"if {Literals.Integer(input.Axes[0])} is the number of rows, which is free anyway, write [Input({meant.Axes})]; else {advice}",
            meant
        );
    }

    /// <summary>Adds advice if the first axis is −1, which stands for any number of rows in Keras and ONNX.</summary>
    private Problem OfAnyRows(Problem problem)
    {
        long[] axes = [.. declaration.Ports.Inputs[problem.Place.Port].Written];
        if (axes.Length < 2 || axes[0] != -1 || axes.Skip(1).Any(axis => axis <= 0))
        {
            return problem;
        }

        OtherShape meant = new(Place.OfInput(problem.Place.Port), Shape.Of([.. axes.Skip(1)]));
        return With(problem, SizeAdvice, $"; the number of rows is free anyway: write [Input({meant.Axes})]", meant);
    }

    private static Problem With(Problem problem, int word, string advice, OtherShape meant)
    {
        string[] words = [.. problem.Arguments];
        words[word] = advice;
        return problem with { Arguments = new EquatableArray<string>(words), OtherShape = meant };
    }

    /// <summary>
    /// Returns the axes after the first one if the first one is probably the number of rows. A shape of rank 4 is an image with the
    /// number of rows in front, as other libraries declare it. A shape of rank 2 has the number of rows in front if its first axis is a
    /// usual batch size and differs from its second axis.
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
