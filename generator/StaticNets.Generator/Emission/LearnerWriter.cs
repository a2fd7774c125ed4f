using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the engine that trains a network without a loss by gradients of its outputs, <c>Learner</c>. It has a description and functions of
/// its own, so that a program which only predicts contains nothing of it.
/// </summary>
internal static class LearnerWriter
{
    /// <param name="plan">The plan of the tape.</param>
    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        FileFrame.Write(
            declaration.Type,
            GeneratedMembers.Learner,
            [$"The engine that trains {declaration.Type.Dotted} by gradients of its outputs."],
            KernelsWriter.Usings,
            writer =>
            {
                string t = plan.Element.Keyword;
                string engine = $"{Qualified.Engines}TapeEngine<{t}>";
                writer.Summary("Trains the network by gradients of its outputs, with the weights of its engine.");
                writer.Line(FileFrame.GeneratedCode);
                writer.Open($"private sealed class {GeneratedMembers.Learner}(Engine network) : {engine}(NetworkLayout, network)");
                DescriptionWriter.Write(writer, declaration, plan);
                writer.Blank();
                writer.Summary("The tape of calls that give none.");
                writer.Line("public Tape Own { get; } = new();");
                writer.Blank();
                writer.Line(
                    $"public override {engine} For({Qualified.Engines}NetworkEngine<{t}> network) => new {GeneratedMembers.Learner}((Engine)network);"
                );
                EngineWriter.WriteTrainingPass(writer, plan.Element, "void TrainForward", "ForwardPass", "");
                EngineWriter.WriteTrainingPass(writer, plan.Element, "void WriteOutputs", "OutputPass", "", "y");
                if (plan.Training!.Loss.Count > 0)
                {
                    EngineWriter.WriteTrainingPass(
                        writer,
                        plan.Element,
                        Qualified.Runtime + "BatchTotals LossTerms",
                        "TermPass",
                        "return "
                    );
                }

                EngineWriter.WriteTrainingPass(writer, plan.Element, "void Backward", "BackwardPass", "");
                writer.Blank();
                KernelsWriter.WriteClass(writer, plan);
                writer.Close();
            },
            names: new SimpleNames(declaration.HiddenNames)
        );
}
