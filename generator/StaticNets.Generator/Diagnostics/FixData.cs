using System.Collections.Immutable;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>What a code fix must know beyond the place; it travels in the properties of the diagnostic.</summary>
internal static class FixData
{
    /// <summary>SNET1002: the number of inputs that the layer really has.</summary>
    public const string Inputs = "Inputs";

    /// <summary>SNET1006: whether the layer needs one row of numbers.</summary>
    public const string IsFlatNeeded = "IsFlatNeeded";

    /// <summary>SNET1007: the member of <c>Activation</c> that the output should have.</summary>
    public const string Activation = "Activation";

    /// <summary>SNET1007, SNET2002, SNET2005: the member of <c>Loss</c> that fits the output.</summary>
    public const string Loss = "Loss";

    /// <summary>SNET1016: the members of <c>Loss</c> that suit the output, the most usual one first, with commas between them.</summary>
    public const string Losses = "Losses";

    /// <summary>SNET2003, SNET2008: whether the layer can go without a change elsewhere.</summary>
    public const string IsRemovable = "IsRemovable";

    /// <summary>SNET2006: the member of <c>Initializer</c> that suits the activation.</summary>
    public const string Initializer = "Initializer";

    /// <summary>How the value is written that mends the argument at the first additional location: a <see cref="ReplacementKind"/>.</summary>
    public const string ReplacementKind = "ReplacementKind";

    /// <summary>The value that mends the argument at the first additional location.</summary>
    public const string Replacement = "Replacement";

    /// <summary>The layer that declares the shape which should be another one: the index of a <c>[Reshape]</c>, or <see cref="Place.Input"/>.</summary>
    public const string ShapeOf = "ShapeOf";

    /// <summary>The axes that it should declare.</summary>
    public const string Shape = "Shape";

    /// <summary>The value that the guilty argument should have.</summary>
    public const string Value = "Value";

    /// <summary>SNET2101: the layer that is read twice.</summary>
    public const string Above = "Above";

    /// <summary>SNET2101: whether other layers are named, so that this one can be read once.</summary>
    public const string HasOthers = "HasOthers";

    /// <summary>SNET2101: whether the first name must move to <c>From</c> to keep the order.</summary>
    public const string MovesFirst = "MovesFirst";

    /// <summary>What a fix writes in the place of the guilty expression.</summary>
    public static ImmutableDictionary<string, string?> OfValue(string? value) => value is null ? Empty : Empty.Add(Value, value);

    /// <summary>The losses that a fix offers.</summary>
    public static ImmutableDictionary<string, string?> OfLosses(IEnumerable<string> losses) => Empty.Add(Losses, string.Join(",", losses));

    /// <summary>What the fixes for a mistake must know.</summary>
    public static ImmutableDictionary<string, string?> Of(Problem problem)
    {
        ImmutableDictionary<string, string?> data = OfWords(problem);
        return problem.OtherShape is { } shape ? data.Add(ShapeOf, Literals.Integer(shape.Layer)).Add(Shape, shape.Axes) : data;
    }

    // The words of a message are in a fixed order; those behind the last one that is printed are for fixes alone.
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

    /// <summary>What mends another argument, or the whole of it.</summary>
    public static ImmutableDictionary<string, string?> OfReplacement(ReplacementKind kind, string value) =>
        Empty.Add(ReplacementKind, kind.ToString()).Add(Replacement, value);

    private static ImmutableDictionary<string, string?> Empty => ImmutableDictionary<string, string?>.Empty;
}
