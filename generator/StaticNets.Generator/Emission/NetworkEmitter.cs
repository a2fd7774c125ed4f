using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// From a declaration to files: what users call, the engine behind it, and the kernels. With a mistake in the declaration the
/// members stay, so that the code that uses them gives no further errors, but throw.
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
        return [FaceWriter.Write(declaration, plan), EngineWriter.Write(declaration, plan), KernelsWriter.Write(declaration, plan)];
    }

    /// <summary>The file for weights that the assembly carries.</summary>
    public static IReadOnlyList<SourceFile> EmitPretrained(NetworkDeclaration declaration, WeightReference weights) =>
        declaration.CanEmit && !declaration.Taken.Any(GeneratedMembers.OfPretrained.Contains)
            ? [PretrainedWriter.Write(declaration.Type, weights, GraphBuilder.Build(declaration).IsWhole(declaration))]
            : [];
}
