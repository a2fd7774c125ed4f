using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Draws a dropout mask with a row for each sample, for <see cref="MaskedStep"/>: 0 with probability <paramref name="Rate"/>, otherwise
/// 1 / (1 − rate). All steps of a sequence use the same mask (Gal, Ghahramani 2016). In prediction there is no mask.
/// </summary>
/// <param name="Index">Number of the mask within the network. Its random numbers depend on it.</param>
internal sealed record DrawMask(Value Output, LayerNumber Rate, int Index) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass)
    {
        if (pass.Training)
        {
            Fill(pass, pass.Of(Output), Rate, Index);
        }
    }

    /// <summary>Does nothing, because a mask depends on no value.</summary>
    public override void Backward(BackwardPass pass) { }

    /// <summary>Returns the comment above a call that draws a mask.</summary>
    public static string Comment(LayerNumber rate) => $"mask: 0 with probability p, otherwise 1 / (1 - p), p = {rate.Hyperparameter}";

    /// <summary>Adds the call that fills a mask with a row for each sample, or for each step of each sample.</summary>
    public static void Fill(Pass pass, Buffer mask, LayerNumber rate, int index) =>
        RandomRows.Fill(pass, Comment(rate), "DropoutMask", mask, rate, index);
}
