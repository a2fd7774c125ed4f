using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The pass that computes the folded weights, and how the passes of predictions receive their weights.
internal sealed partial class PassWriter
{
    public void WriteFold(CodeWriter writer, FoldPlan folding)
    {
        writer.Blank();
        writer.Summary("Computes the weights of predictions that follow from the parameters.");
        writer.Line(JitHints.OptimizedPass(writer.Names));
        string more = Instruction.ReadHyperparameters(folding.Pass) ? $", ref double {Hyperparameters}" : "";
        writer.Open($"public static void FoldPass(ref {_t} parameters, ref {_t} {FoldWriter.Block}{more})");
        BufferNames names = new(folding.Pass);
        WriteBuffers(writer, names, plan.Prediction!.Arena, "");
        WriteInstructions(writer, names, folding.Pass);
        writer.Close();
    }

    /// <summary>Returns the parameters of a prediction's pass that refer to blocks of weights.</summary>
    private IEnumerable<string> Weights()
    {
        yield return $"ref {_t} parameters";
        if (plan.Layout.BFloat16Length > 0)
        {
            yield return $"ref ushort {BFloat16Parameters}";
        }

        if (plan.Folding is not null)
        {
            yield return $"ref {_t} {FoldWriter.Block}";
        }

        if (plan.PredictsWithHyperparameters)
        {
            yield return $"ref double {Hyperparameters}";
        }
    }
}
