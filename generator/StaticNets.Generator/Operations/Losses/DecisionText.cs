using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>Emits the line of code that counts the right decisions of a row with dense targets.</summary>
internal static class DecisionText
{
    public static void Write(CodeWriter writer, Element element, Decision decision, string scores, string threshold, long length)
    {
        string row = $"ref {writer.Names.At(scores, "at")}, ref {writer.Names.At("paddedTargets", "at")}";
        switch (decision)
        {
            case Decision.ArgMax:
                writer.Line($"correct += {Qualified.Runtime}Decisions.SameArgMax({row}, {Literals.Integer(length)}) ? 1 : 0;");
                break;
            case Decision.Threshold:
                writer.Line(
                    $"correct += {Qualified.Runtime}Decisions.SameSide({row}, {threshold}{element.Suffix}, {Literals.Integer(length)});"
                );
                break;
            case Decision.None:
                break;
        }
    }
}
