using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds a change of one argument that solves a problem and causes no other one. Each candidate is tried on the whole declaration, because
/// a value that suits its own layer may not suit the layers that read it.
/// </summary>
/// <param name="clashes">Finds the name clashes of a changed declaration, which requires the symbols of the class.</param>
internal sealed class RepairSearch(
    NetworkDeclaration declaration,
    NetworkGraph graph,
    Func<NetworkDeclaration, IReadOnlyList<Problem>> clashes
)
{
    private int _searches;

    /// <summary>Returns a problem with the first candidate that solves it, if there is one.</summary>
    public Finding Find(Problem problem)
    {
        problem = problem.OtherShape is { } shape && declaration.IsInside(shape.Place) ? problem with { OtherShape = null } : problem;
        Repair? repair = RepairOf(problem);
        IEnumerable<Fix?> own = problem.Fixes.Select(fix => fix is ReturnAllSteps all ? AllStepsAtAttribute(problem, all.Layer) : fix);
        IEnumerable<Fix> fixes = own.Append(AtAttribute(problem.OtherShape)).Append(repair?.Fix).OfType<Fix>();

        // Do not offer [Flatten] if some other layer is unread: the layer whose input has the wrong rank may be meant to read that one.
        // Do not offer it either if it would change the name of a later layer that is read by name.
        bool mayInsert = !HasUnread && !IsNameShifted(problem.Place.Layer);
        fixes = problem.Id == ProblemIds.WrongRank && !mayInsert ? fixes.Where(fix => fix is not InsertFlatten) : fixes;
        return new Finding(problem, repair?.Place, fixes.ToEquatableArray());
    }

    // If the message suggests another shape, this shape is the fix, and no other repair is searched.
    private Repair? RepairOf(Problem problem) =>
        problem.OtherShape is not null || !RepairCandidates.CanExist(problem.Id) || _searches++ >= Tuning.RepairSearches
            ? null
            : RepairCandidates
                .Of(problem, declaration, graph)
                .Take(Tuning.RepairTries)
                .FirstOrDefault(repair => !declaration.IsInside(repair.Place) && Mends(problem, repair));

    /// <summary>
    /// Returns the shape for the fix: its place has the index of an attribute in the class instead of the index of a layer. The two indices
    /// differ, because one attribute, <c>[Use]</c>, declares all layers of a part.
    /// </summary>
    private OtherShape? AtAttribute(OtherShape? shape) =>
        shape is { Place.Layer: >= 0 }
            ? shape with
            {
                Place = shape.Place with { Layer = declaration.Layers[shape.Place.Layer].Attribute },
            }
            : shape;

    // Returns the fix with the index of the attribute, or null if the network has another problem with all steps, for example because
    // another layer reads the last state.
    private ReturnAllSteps? AllStepsAtAttribute(Problem problem, int layer)
    {
        bool isOffered =
            !declaration.IsInside(new Place(layer)) && Mends(problem, RepairedDeclaration.WithAllSteps(declaration, layer), layer);
        return isOffered ? new ReturnAllSteps(declaration.Layers[layer].Attribute) : null;
    }

    // Whether one more [Flatten] above a layer changes what a name refers to. Automatic names count the layers of a kind, so later
    // [Flatten] layers get other names, and a layer or output that reads such a name would read another layer.
    private bool IsNameShifted(int layer) =>
        declaration.Layers.Skip(layer).Any(later => !later.IsNamed && later.Kind == nameof(Flatten) && IsReadByName(later.Name));

    private bool IsReadByName(string name) =>
        declaration.Ports.Outputs.Any(output => output.Layer == name)
        || declaration.Layers.Any(reader =>
            reader.From == name
            || (LayerCatalogue.Find(reader.Kind)?.NamesArgument is { } argument && reader.Arguments.Texts(argument).Contains(name))
        );

    private bool HasUnread =>
        graph
            .Layers.Where((_, i) => !graph.Outputs.Any(output => output.Layer == i))
            .Any(layer => !graph.Layers.Any(reader => reader.Reads.Contains(layer.Name)));

    private bool Mends(Problem problem, Repair repair) =>
        RepairedDeclaration.Apply(declaration, repair) is { } repaired
        && Mends(problem, repaired, repair.Place.Layer, repair.Place.Argument == "Name");

    private bool Mends(Problem problem, NetworkDeclaration repaired, int layer, bool isRenamed = false)
    {
        // The problems in the declaration come from symbols, and building the graph does not find them again. So they are kept, except the
        // one to solve. If the repair changes a name, name clashes are computed again.
        IEnumerable<Problem> kept = declaration.Problems.Where(other => other != problem);
        if (isRenamed)
        {
            kept = kept.Where(other => !IsClashOfLayer(other)).Concat(clashes(repaired).Where(IsClashOfLayer));
        }

        NetworkGraph after = GraphBuilder.Build(repaired with { Problems = kept.ToEquatableArray() });
        return after.Problems.All(left => WasThere(left) || IsRevealed(left));

        bool WasThere(Problem left) => graph.Problems.Any(before => before != problem && before.IsSameAs(left));

        // Whether the problem is at another layer than the repaired one and comes from a rule that does not compare layers. The other layer
        // was not checked before the repair, so the repair is not the cause.
        bool IsRevealed(Problem left) => !ProblemIds.NeedsAllLayers(left.Id) && left.Place.Layer != layer;
    }

    private static bool IsClashOfLayer(Problem problem) => problem.Id == ProblemIds.MemberClash && problem.Place.Layer >= 0;
}
