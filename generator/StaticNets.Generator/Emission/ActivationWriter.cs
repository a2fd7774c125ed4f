using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the engine that computes the output of every layer, <c>ActivationEngine</c>. It has functions of its own, so that a program which
/// only predicts contains nothing of it.
/// </summary>
internal static class ActivationWriter
{
    /// <param name="plan">The plan of the outputs of all layers.</param>
    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        FileFrame.Write(
            declaration.Type,
            GeneratedMembers.ActivationEngine,
            [$"The engine that computes the output of every layer of {declaration.Type.Dotted}."],
            KernelsWriter.Usings,
            writer =>
            {
                string t = plan.Element.Keyword;
                writer.Summary("Computes the output of every layer, with the weights of the network's engine.");
                writer.Line(FileFrame.GeneratedCode);
                writer.Open(
                    $"private sealed class {GeneratedMembers.ActivationEngine}(Engine network) : {Qualified.Engines}ActivationEngine<{t}>(network, Layers)"
                );
                if (!plan.HasAnySteps)
                {
                    writer.Line($"private const int OutputLength = {Literals.Integer(plan.Graph.OutputLength)};");
                    writer.Blank();
                }

                WriteLayers(writer, plan.Graph);
                writer.Blank();
                FoldWriter.Write(writer, plan);
                if (plan.HasAnySteps)
                {
                    EngineWriter.WriteForwardOfSequence(writer, plan);
                }
                else
                {
                    EngineWriter.WriteForward(writer, plan);
                }

                writer.Blank();
                KernelsWriter.WriteClass(writer, plan);
                writer.Close();
            },
            names: new SimpleNames(declaration.HiddenNames)
        );

    /// <summary>Emits name, shape and place of each layer's output.</summary>
    private static void WriteLayers(CodeWriter writer, NetworkGraph graph)
    {
        string type = Qualified.Runtime + "ActivationDescription";
        writer.Line($"private static {type}[] Layers {{ get; }} =");
        writer.Line("[");
        foreach (LayerNode layer in graph.Layers.Where(ActivationGraph.IsShown))
        {
            OutputPort port = graph.OutputsOf(layer.Output!).First();
            string ofSteps = layer.Output!.Shape.HasAnySteps ? ", " + Literals.Named("stepOffset", port.StepOffset) : "";
            writer.Line(
                $"    new({Literals.String(layer.Name)}, {Axes(layer.Output.Shape)}, {Literals.Named("offset", port.Offset)}{ofSteps}),"
            );
        }

        writer.Line("];");
    }

    private static string Axes(Shape shape) =>
        $"[{string.Join(", ", shape.Axes.Select(axis => axis == Shape.AnySteps ? "global::StaticNets.Steps.Any" : Literals.Integer(axis)))}]";
}
