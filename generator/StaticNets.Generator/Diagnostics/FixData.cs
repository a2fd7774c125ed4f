using System.Collections.Immutable;
using StaticNets.Generator.Operations.Losses;

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

    /// <summary>SNET2003: whether the layer can go without a change elsewhere.</summary>
    public const string IsRemovable = "IsRemovable";

    /// <summary>SNET2006: the member of <c>Initializer</c> that suits the activation.</summary>
    public const string Initializer = "Initializer";

    // The words of a message are in a fixed order; those behind the last one that is printed are for fixes alone.
    public static ImmutableDictionary<string, string?> Of(Problem problem) =>
        problem.Id switch
        {
            ProblemIds.InputsContradict => Empty.Add(Inputs, problem.Arguments[3]),
            ProblemIds.WrongRank => Empty.Add(IsFlatNeeded, problem.Arguments[5]),
            ProblemIds.LossDoesNotFit => Empty.Add(Activation, problem.Arguments[3]).Add(Loss, problem.Arguments[4]),
            ProblemIds.SquaredErrorOfSoftmax => Empty.Add(Loss, problem.Arguments[2]),
            ProblemIds.UnboundedLoss => Empty.Add(Loss, nameof(MeanAbsoluteError)),
            ProblemIds.DropoutAtTheEnd => Empty.Add(IsRemovable, problem.Arguments[2]),
            ProblemIds.UnsuitedInitializer => Empty.Add(Initializer, problem.Arguments[4]),
            _ => Empty,
        };

    private static ImmutableDictionary<string, string?> Empty => ImmutableDictionary<string, string?>.Empty;
}
