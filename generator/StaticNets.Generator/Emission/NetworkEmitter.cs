using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Converts a declaration to files: the public members, the engines, and the functions. If the declaration has an error, the members are
/// emitted but throw, so that the code that uses them causes no further errors.
/// </summary>
internal static class NetworkEmitter
{
    public static IReadOnlyList<SourceFile> Emit(NetworkDeclaration declaration)
    {
        if (!declaration.CanEmit)
        {
            return [];
        }

        NetworkGraph graph = GraphBuilder.Build(declaration);
        if (!graph.IsWhole(declaration))
        {
            return [FaceWriter.WriteFaulty(declaration, graph)];
        }

        NetworkPlan plan = Planner.Plan(graph, declaration.Element);
        bool hasTape = TapeObstacle.Of(declaration, graph) is null;
        return
        [
            FaceWriter.Write(declaration, plan, hasTape),
            EngineWriter.Write(declaration, plan),
            KernelsWriter.Write(declaration, plan),
            .. PartWriter.WriteAll(declaration, plan),
            .. hasTape ? [LearnerWriter.Write(declaration, Planner.PlanTape(graph, plan))] : (SourceFile[])[],
            .. declaration.HasActivations ? [ActivationWriter.Write(declaration, Planner.PlanActivations(graph, plan))] : (SourceFile[])[],
        ];
    }

    /// <summary>Emits the file with the member <c>Pretrained</c>, for a network whose weights are in the assembly.</summary>
    public static IReadOnlyList<SourceFile> EmitPretrained(NetworkDeclaration declaration, WeightReference weights) =>
        declaration.CanEmit && !declaration.Taken.Any(GeneratedMembers.OfPretrained.Contains)
            ? [PretrainedWriter.Write(declaration.Type, weights, GraphBuilder.Build(declaration).IsWhole(declaration))]
            : [];
}
