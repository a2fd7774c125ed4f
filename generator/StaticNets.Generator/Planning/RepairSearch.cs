using System.Collections.Immutable;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds a change of one argument after which a mistake is gone and no other one appears: each candidate is tried on the declaration, since
/// a value that suits its layer may still not suit those that read it.
/// </summary>
/// <param name="clashes">The mistakes in names that only the symbols of the class show, of a changed declaration.</param>
internal sealed class RepairSearch(
    NetworkDeclaration declaration,
    NetworkGraph graph,
    Func<NetworkDeclaration, IReadOnlyList<Problem>> clashes
)
{
    // Each try builds the graph, while the user types: the work stays bounded for large and very wrong declarations.
    private const int MostTries = 100;
    private const int MostSearches = 20;

    private int _searches;

    /// <summary>A mistake with the first candidate that mends it, if there is one.</summary>
    public Finding Find(Problem problem)
    {
        Repair? repair = RepairOf(problem);
        ImmutableDictionary<string, string?> data = FixData.Of(problem);

        // A layer of the wrong rank that reads another one than that above may mean the one that nobody reads: [Flatten] is no help then.
        data = problem.Id == ProblemIds.WrongRank && HasUnread ? data.SetItem(FixData.IsFlatNeeded, bool.FalseString) : data;
        return new Finding(problem, repair, repair is null ? data : data.AddRange(FixData.OfReplacement(repair.Kind, repair.Value)));
    }

    // Where the message names another shape, that is what was meant.
    private Repair? RepairOf(Problem problem) =>
        problem.OtherShape is not null || !RepairCandidates.CanExist(problem.Id) || _searches++ >= MostSearches
            ? null
            : RepairCandidates.Of(problem, declaration, graph).Take(MostTries).FirstOrDefault(repair => Mends(problem, repair));

    private bool HasUnread =>
        graph.Layers.Take(graph.Layers.Count - 1).Any(layer => !graph.Layers.Any(reader => reader.Reads.Contains(layer.Name)));

    private bool Mends(Problem problem, Repair repair)
    {
        if (RepairedDeclaration.Apply(declaration, repair) is not { } repaired)
        {
            return false;
        }

        // Of what needs symbols the mended mistake itself is gone by the choice of the value; names may clash anew.
        IEnumerable<Problem> kept = declaration.Problems.Where(other => other != problem);
        if (repair.Place.Argument == "Name")
        {
            kept = kept.Where(other => !IsClashOfLayer(other)).Concat(clashes(repaired).Where(IsClashOfLayer));
        }

        NetworkGraph after = GraphBuilder.Build(repaired with { Problems = kept.ToEquatableArray() });
        return after.Problems.All(left => WasThere(left) || IsRevealed(left));

        bool WasThere(Problem left) => graph.Problems.Any(before => before != problem && before.IsSameAs(left));

        // An argument of another layer, which was not looked at before: that it is wrong does not come from the repair.
        bool IsRevealed(Problem left) => !ProblemIds.NeedsAllLayers(left.Id) && left.Place.Layer != repair.Place.Layer;
    }

    private static bool IsClashOfLayer(Problem problem) => problem.Id == ProblemIds.MemberClash && problem.Place.Layer >= 0;
}
