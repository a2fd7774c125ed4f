using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the engine of a part, <c>EncoderPart</c>: it computes only the layers of the part, with the weights in the parameter block of the
/// network around it. The tensors have the names that they have in the part's own class.
/// </summary>
internal static class PartWriter
{
    /// <summary>Returns a file for each part for which the network has a property.</summary>
    public static IEnumerable<SourceFile> WriteAll(NetworkDeclaration declaration, NetworkPlan plan) =>
        declaration.Layers.Where(layer => layer.OwnsPart).Select(use => Write(declaration, plan, use));

    private static SourceFile Write(NetworkDeclaration declaration, NetworkPlan network, LayerDeclaration use)
    {
        NetworkDeclaration part = PartLayers.Alone(declaration, use);
        NetworkPlan plan = Planner.PlanPart(GraphBuilder.Build(part), network);
        string name = GeneratedMembers.EngineOf(use);
        return FileFrame.Write(
            declaration.Type,
            name,
            NetworkCard.Write(part, plan),
            KernelsWriter.Usings,
            writer =>
            {
                writer.Summary($"Predicts the part {use.Name} with the weights of the network around it.");
                writer.Line(FileFrame.GeneratedCode);
                string t = plan.Element.Keyword;
                writer.Open($"private sealed class {name}(Engine network) : {Qualified.Engines}PartEngine<{t}>(NetworkLayout, network)");
                writer.Line($"private const int InputLength = {Literals.Integer(plan.Graph.InputLength)};");
                writer.Line($"private const int OutputLength = {Literals.Integer(plan.Graph.OutputLength)};");
                writer.Blank();
                DescriptionWriter.Write(writer, part, plan, use.Name + Identifiers.PathSeparator);
                writer.Blank();
                FoldWriter.Write(writer, plan);
                EngineWriter.WriteForward(writer, plan);
                writer.Blank();
                KernelsWriter.WriteClass(writer, plan);
                writer.Close();
            },
            names: new SimpleNames(declaration.HiddenNames)
        );
    }
}
