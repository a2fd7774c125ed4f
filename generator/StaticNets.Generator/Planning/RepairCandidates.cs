using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>Returns the changes that may solve a problem, the most likely one first.</summary>
internal static class RepairCandidates
{
    private static readonly string[] _ids =
    [
        ProblemIds.SizeNotPositive,
        ProblemIds.WindowTooLarge,
        ProblemIds.GroupsDoNotDivide,
        ProblemIds.HeadsDoNotDivide,
        ProblemIds.AxisOutsideShape,
        ProblemIds.ReshapeChangesCount,
        ProblemIds.SliceOutside,
        ProblemIds.NoPermutation,
        ProblemIds.NothingIsLeft,
        ProblemIds.ChannelsNotDivisible,
        ProblemIds.NumberOutOfRange,
        ProblemIds.ProbabilityOutOfRange,
        ProblemIds.UnknownLayer,
        ProblemIds.UnknownOutput,
        ProblemIds.UnreadLayer,
        ProblemIds.AddOfDifferentShapes,
        ProblemIds.ConcatenateOfDifferentShapes,
        ProblemIds.WrongRank,
        ProblemIds.NoSteps,
        ProblemIds.LastStateOnly,
        ProblemIds.DuplicateName,
        ProblemIds.NotAnIdentifier,
        ProblemIds.MemberClash,
        ProblemIds.UndefinedValue,
        ProblemIds.NoSlope,
        ProblemIds.LossDoesNotFit,
    ];

    /// <summary>Whether problems with this id can be solved by another value of one argument.</summary>
    public static bool CanExist(string id) => Array.IndexOf(_ids, id) >= 0;

    public static IEnumerable<Repair> Of(Problem problem, NetworkDeclaration declaration, NetworkGraph graph) =>
        problem.Id switch
        {
            ProblemIds.SizeNotPositive => SizeCandidates.OfNoSize(problem.Place, declaration, graph),
            ProblemIds.WindowTooLarge => SizeCandidates.OfWindow(problem.Place, declaration, graph),
            ProblemIds.GroupsDoNotDivide => SizeCandidates.OfGroups(problem.Place, declaration, graph),
            ProblemIds.HeadsDoNotDivide => SizeCandidates.OfHeads(problem.Place, declaration, graph),
            ProblemIds.AxisOutsideShape => SizeCandidates.OfAxis(problem.Place, declaration, graph),
            ProblemIds.ReshapeChangesCount => SizeCandidates.OfReshape(problem.Place.Layer, declaration, graph),
            ProblemIds.SliceOutside or ProblemIds.NoPermutation or ProblemIds.NothingIsLeft or ProblemIds.ChannelsNotDivisible =>
                RearrangementCandidates.Of(problem.Place, declaration, graph),
            ProblemIds.NumberOutOfRange when problem.Place.Layer < 0 => [],
            ProblemIds.NumberOutOfRange or ProblemIds.ProbabilityOutOfRange => NumberCandidates.Of(problem.Place, declaration),
            ProblemIds.UnknownLayer => NameCandidates.OfReference(problem.Place, declaration),
            ProblemIds.UnknownOutput => NameCandidates.OfOutput(problem.Place, declaration),
            ProblemIds.UnreadLayer => NameCandidates.OfUnread(problem.Place.Layer, declaration),
            ProblemIds.AddOfDifferentShapes or ProblemIds.ConcatenateOfDifferentShapes or ProblemIds.WrongRank =>
                NameCandidates.OfUnfitting(problem.Place, declaration),
            ProblemIds.NoSteps or ProblemIds.LastStateOnly => NameCandidates.OfUnfitting(problem.Place, declaration),
            ProblemIds.DuplicateName or ProblemIds.NotAnIdentifier or ProblemIds.MemberClash => NameCandidates.OfLayer(
                problem.Place,
                declaration
            ),
            ProblemIds.UndefinedValue => MemberCandidates.Of(problem.Place, declaration),
            ProblemIds.NoSlope => MemberCandidates.OfStep(problem.Place),
            ProblemIds.LossDoesNotFit when problem.Fixes.Count == 0 => MemberCandidates.Of(problem.Place, declaration),
            _ => [],
        };
}
