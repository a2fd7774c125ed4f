using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Computes <c>1 / √(variance + ε)</c> for each channel, where ε is a parameter of the function.</summary>
/// <param name="Length">Number of channels, with padding.</param>
internal sealed record ChannelInverse(long Length) : FunctionBody
{
    public override void Write(CodeWriter writer, Element element)
    {
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(Length)}; n += Lanes)");
        writer.Line("V deviation = S.Sqrt(S.Add(S.Load(ref variance, n), S.Constant(epsilon)));");
        writer.Line("S.Store(S.Divide(S.Constant(1d), deviation), ref inverse, n);");
        writer.Close();
    }
}
