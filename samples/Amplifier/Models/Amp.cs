using Amps.Reference;

namespace Amps.Models;

/// <summary>A network with its weights, ready to process sounds; any number of sounds at the same time.</summary>
internal abstract class Amp
{
    /// <summary>Samples per second of the sound that the network was trained on; <see langword="null"/> if that is not known.</summary>
    public abstract int? SampleRate { get; }

    /// <summary>Whether the network learnt from the reference amplifier.</summary>
    public bool LearntReference { get; private init; }

    /// <summary>Starts a sound.</summary>
    public abstract AmpStream NewStream();

    /// <summary>Loads the weights of this program's own training (<c>.safetensors</c>), or a model of another program (JSON).</summary>
    /// <exception cref="InvalidDataException">The file is no such model, or one that this program has no network for.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Amp Load(string path) =>
        path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)
            ? Of(Amplifier.Load(path))
            : AmpNetworks.Load(ModelFile.Read(path));

    /// <summary>Uses a network that learnt from the reference amplifier.</summary>
    public static Amp Of(Amplifier network) =>
        new Amp<Amplifier, Amplifier.State>(network, ReferenceAmp.SampleRate) { LearntReference = true };
}

/// <summary>A network of a certain class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <typeparam name="TState">The state of this class.</typeparam>
internal sealed class Amp<TNetwork, TState> : Amp
    where TNetwork : class, IAmpNetwork<TState>, new()
{
    private readonly TNetwork _network;
    private readonly float _inputGain = 1;
    private readonly float _outputGain = 1;
    private readonly bool _addsInput;
    private readonly LstmState? _initialState;

    public Amp(TNetwork network, int sampleRate)
    {
        _network = network;
        SampleRate = sampleRate;
    }

    /// <summary>Creates the network of a model, which has as many units as the class.</summary>
    public Amp(AmpModel model)
    {
        string layer = model.Cell == Cell.Lstm ? "lstm" : "gru";
        _network = new TNetwork();
        _network.Parameters.Set($"{layer}/kernel", model.Kernel);
        _network.Parameters.Set($"{layer}/recurrent_kernel", model.RecurrentKernel);
        _network.Parameters.Set($"{layer}/bias", model.Bias);
        _network.Parameters.Set("dense/kernel", model.DenseKernel);
        _network.Parameters.Set("dense/bias", [model.DenseBias]);
        _inputGain = model.InputGain;
        _outputGain = model.OutputGain;
        _addsInput = model.AddsInput;
        _initialState = model.InitialState;
        SampleRate = model.SampleRate;
    }

    public override int? SampleRate { get; }

    public override AmpStream NewStream()
    {
        TState state = _network.NewState();
        if (_initialState is { } initial)
        {
            InitialState.Write<TNetwork, TState>(state, initial);
        }

        return new Stream(this, state);
    }

    private sealed class Stream(Amp<TNetwork, TState> amp, TState state) : AmpStream
    {
        public override void Process(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int n = 0; n < x.Length; n++)
            {
                float dry = amp._inputGain * x[n];
                float wet = 0;
                amp._network.Step(state, new ReadOnlySpan<float>(in dry), new Span<float>(ref wet));
                y[n] = amp._outputGain * (amp._addsInput ? wet + dry : wet);
            }
        }
    }
}
