using System.Collections.Immutable;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>The data that a code fix needs besides the location; stored in the properties of the diagnostic.</summary>
internal static class FixData
{
    /// <summary>SNET1002: the actual number of inputs of the layer.</summary>
    public const string Inputs = "Inputs";

    /// <summary>SNET1006: whether the layer needs an input of rank 1.</summary>
    public const string IsFlatNeeded = "IsFlatNeeded";

    /// <summary>SNET1007: the member of <c>Activation</c> that the output should have.</summary>
    public const string Activation = "Activation";

    /// <summary>SNET1007, SNET2002, SNET2005: the member of <c>Loss</c> that fits the output.</summary>
    public const string Loss = "Loss";

    /// <summary>SNET1016: the members of <c>Loss</c> that fit the output, the most common one first, separated by commas.</summary>
    public const string Losses = "Losses";

    /// <summary>SNET2003, SNET2008: whether the layer can be removed without another change.</summary>
    public const string IsRemovable = "IsRemovable";

    /// <summary>SNET2006: the member of <c>Initializer</c> that fits the activation.</summary>
    public const string Initializer = "Initializer";

    /// <summary>The form of <see cref="Replacement"/>: a <see cref="ReplacementKind"/>.</summary>
    public const string ReplacementKind = "ReplacementKind";

    /// <summary>The corrected value of the argument at the first additional location.</summary>
    public const string Replacement = "Replacement";

    /// <summary>The layer whose declared shape must change: the index of a <c>[Reshape]</c>, or <see cref="Place.Input"/>.</summary>
    public const string ShapeOf = "ShapeOf";

    /// <summary>Which <c>[Input]</c> declares it, counted from 0.</summary>
    public const string ShapePort = "ShapePort";

    /// <summary>SNET1007: which <c>[Output]</c> has the loss, counted from 0; nothing for the loss of <c>[Network]</c>.</summary>
    public const string OutputPort = "OutputPort";

    /// <summary>The axes of the corrected shape.</summary>
    public const string Shape = "Shape";

    /// <summary>The corrected value of the argument at the diagnostic.</summary>
    public const string Value = "Value";

    /// <summary>SNET2101: the layer that is read twice.</summary>
    public const string Above = "Above";

    /// <summary>SNET2101: whether the attribute names other layers too, so that the repeated name can be removed.</summary>
    public const string HasOthers = "HasOthers";

    /// <summary>SNET2101: whether the first name must move to <c>From</c> to keep the order of the inputs.</summary>
    public const string MovesFirst = "MovesFirst";

    /// <summary>Returns the data of a fix that replaces the expression at the diagnostic.</summary>
    public static ImmutableDictionary<string, string?> OfValue(string? value) => value is null ? Empty : Empty.Add(Value, value);

    /// <summary>Returns the data of a fix that offers several losses.</summary>
    public static ImmutableDictionary<string, string?> OfLosses(IEnumerable<string> losses) => Empty.Add(Losses, string.Join(",", losses));

    /// <summary>Returns the data for the fixes of a problem.</summary>
    public static ImmutableDictionary<string, string?> Of(Problem problem)
    {
        ImmutableDictionary<string, string?> data = OfWords(problem);
        if (problem.Place.Layer == Place.Output)
        {
            data = data.Add(OutputPort, Literals.Integer(problem.Place.Port));
        }

        return problem.OtherShape is { } shape
            ? data.Add(ShapeOf, Literals.Integer(shape.Place.Layer))
                .Add(ShapePort, Literals.Integer(shape.Place.Port))
                .Add(Shape, shape.Axes)
            : data;
    }

    // The arguments of a message have fixed positions; those after the last one that the message shows are for fixes alone.
    private static ImmutableDictionary<string, string?> OfWords(Problem problem) =>
        problem.Id switch
        {
            ProblemIds.InputsContradict => Empty.Add(Inputs, problem.Arguments[3]),
            ProblemIds.WrongRank => Empty.Add(IsFlatNeeded, problem.Arguments[5]),
            ProblemIds.LossDoesNotFit => Empty.Add(Activation, problem.Arguments[3]).Add(Loss, problem.Arguments[4]),
            ProblemIds.SquaredErrorOfSoftmax => Empty.Add(Loss, problem.Arguments[2]),
            ProblemIds.UnboundedLoss => Empty.Add(Loss, problem.Arguments[0]),
            ProblemIds.DropoutAtTheEnd => Empty.Add(IsRemovable, problem.Arguments[2]),
            ProblemIds.ProbabilitiesTwice => Empty.Add(IsRemovable, problem.Arguments[3]),
            ProblemIds.ReadTwice => Empty
                .Add(Above, problem.Arguments[1])
                .Add(HasOthers, problem.Arguments[3])
                .Add(MovesFirst, problem.Arguments[4]),
            ProblemIds.UnsuitedInitializer => Empty.Add(Initializer, problem.Arguments[4]),
            _ => Empty,
        };

    /// <summary>Returns the data of a fix that replaces or removes another argument.</summary>
    public static ImmutableDictionary<string, string?> OfReplacement(ReplacementKind kind, string value) =>
        Empty.Add(ReplacementKind, kind.ToString()).Add(Replacement, value);

    private static ImmutableDictionary<string, string?> Empty => ImmutableDictionary<string, string?>.Empty;
}
