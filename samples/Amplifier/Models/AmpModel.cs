namespace Amps.Models;

/// <summary>
/// A model of an amplifier as files describe it: one recurrent layer f on a single sample, and one output,
/// <c>y = OutputGain · (dense(f(x′)) + x′ if AddsInput)</c> with <c>x′ = InputGain · x</c>.
/// </summary>
/// <param name="Cell">The kind of recurrent layer, which has 4 gates (LSTM) or 3 (GRU).</param>
/// <param name="Units">The number of its units.</param>
/// <param name="Kernel">Weights of the input, <c>[1, gates · units]</c>.</param>
/// <param name="RecurrentKernel">Weights of the previous output, <c>[units, gates · units]</c>.</param>
/// <param name="Bias"><c>[4 · units]</c>, or <c>[2, 3 · units]</c> for a GRU.</param>
/// <param name="DenseKernel">Weights of the output, <c>[units, 1]</c>.</param>
/// <param name="DenseBias">Bias of the output.</param>
internal sealed record AmpModel(
    Cell Cell,
    int Units,
    float[] Kernel,
    float[] RecurrentKernel,
    float[] Bias,
    float[] DenseKernel,
    float DenseBias
)
{
    /// <summary>Factor of the input, 1 unless the file has another one.</summary>
    public float InputGain { get; init; } = 1;

    /// <summary>Factor of the output, 1 unless the file has another one.</summary>
    public float OutputGain { get; init; } = 1;

    /// <summary>Whether the network computes the difference between output and input.</summary>
    public bool AddsInput { get; init; }

    /// <summary>The state in front of the first sample; <see langword="null"/> for zeros.</summary>
    public LstmState? InitialState { get; init; }

    /// <summary>Samples per second of the sound that the model was trained on; <see langword="null"/> if the file does not say.</summary>
    public int? SampleRate { get; init; }
}
