using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Files;

namespace StaticNets;

/// <summary>
/// A network that is used inside another network, such as <c>outer.Encoder</c>. It can predict alone, with the weights that it has in the
/// outer network. The part and the outer network use the same memory, so training the outer network also trains the part. The part itself
/// cannot be trained alone.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkPart<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PartEngine<T> _engine;

    /// <summary>Wraps an engine; only generated code calls this constructor.</summary>
    /// <param name="engine">The engine.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkPart(PartEngine<T> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
    }

    /// <summary>Number of elements of one input sample.</summary>
    public int InputLength => _engine.Description.InputLength;

    /// <summary>Number of elements of one output sample.</summary>
    public int OutputLength => _engine.Description.OutputLength;

    /// <summary>
    /// The weights of the part by the names that they have in the part's own class, such as <c>dense_1/kernel</c>. They lie in the memory
    /// of the outer network, so that writing to them changes the outer network.
    /// </summary>
    public ParameterSet<T> Parameters => _engine.ParameterSet;

    /// <summary>
    /// Whether training of the outer network leaves the weights of the part unchanged and computes no gradients for them. It can be set at
    /// any time between training steps, see <see cref="ParameterSet{T}.Freeze(string)"/>. Layers declared as frozen stay frozen.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, its parameters are being edited, or its weights have 16 bits and cannot be trained.
    /// </exception>
    public bool Frozen
    {
        get => Parameters.IsAllFrozen;
        set => Parameters.FreezeAll(value);
    }

    /// <summary>
    /// Computes the outputs of any number of rows. Allocates nothing after a thread's first call; safe from many threads.
    /// </summary>
    /// <param name="x">rows × <see cref="InputLength"/> values.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="x"/> is not a multiple of <see cref="InputLength"/>, <paramref name="y"/> is too short, or
    /// <paramref name="x"/> and <paramref name="y"/> overlap in memory; nothing is written.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        _engine.CheckIndices(x);
        _engine.Predict(x, y);
    }

    /// <summary>
    /// Computes the outputs of any number of rows of a part whose input an <c>Embedding</c> reads. Allocates nothing after a thread's first
    /// call; safe from many threads.
    /// </summary>
    /// <param name="x">rows × <see cref="InputLength"/> indices.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the vocabulary; nothing is written.</exception>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="x"/> is not a multiple of <see cref="InputLength"/>, or <paramref name="y"/> is too short; nothing is
    /// written.
    /// </exception>
    /// <exception cref="InvalidOperationException">The input of the part holds numbers.</exception>
    [OverloadResolutionPriority(1)]
    public void Predict(ReadOnlySpan<int> x, Span<T> y) => _engine.Predict(_engine.Indices(x), y);

    /// <summary>Computes the outputs of one sample or of several samples; safe from many threads.</summary>
    /// <param name="x">A dense tensor with the input shape, or with one more axis in front for the rows.</param>
    /// <param name="y">
    /// A dense tensor with the output shape, or with one more axis in front for the same number of rows; it receives the outputs.
    /// </param>
    /// <exception cref="ArgumentException">A tensor is not dense or has another shape, or the numbers of rows differ.</exception>
    public void Predict(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> y)
    {
        _engine.CheckIndices(NetworkEngine<T>.Dense(x, _engine.Description.InputShape, nameof(x)));
        _engine.Predict(x, y);
    }

    /// <summary>Computes the outputs of many rows on several threads; the outputs have the same bits as those of <c>Predict</c>.</summary>
    /// <param name="x">rows × <see cref="InputLength"/> values.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <param name="parallelism">
    /// Maximum number of threads; 0 for as many as there are processors. If there are too few rows, only the calling thread works.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="x"/> is not a multiple of <see cref="InputLength"/>, <paramref name="y"/> is too short, or
    /// <paramref name="x"/> and <paramref name="y"/> overlap in memory; nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is negative.</exception>
    public void PredictParallel(ReadOnlySpan<T> x, Span<T> y, int parallelism = 0)
    {
        _engine.CheckIndices(x);
        _engine.PredictParallel(x, y, parallelism);
    }

    /// <summary>
    /// Saves the weights of the part as a safetensors file, which the part's own class can load. An existing file is either replaced
    /// completely or stays unchanged.
    /// </summary>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only, or the new file cannot be given to the owner of the existing one.
    /// </exception>
    public void Save(string path) => _engine.Save(path);

    /// <summary>
    /// Loads the weights of the part from a file that <see cref="Save"/> or the part's own class wrote. If this method throws, nothing has
    /// changed. The optimizer state of the outer network is discarded.
    /// </summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path) => _engine.LoadWeights(path);

    /// <summary>
    /// Loads the weights of the part from the file of a whole network, where their names begin with the name of the part. If this method
    /// throws, nothing has changed. The optimizer state of the outer network is discarded.
    /// </summary>
    /// <param name="path">A safetensors file; other tensors in it are ignored.</param>
    /// <param name="prefix">
    /// The characters in front of the names that the tensors have in the part's own class, for example <c>encoder/</c>.
    /// </param>
    /// <exception cref="ArgumentException">The prefix is empty.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or its tensors with the prefix are not those of the part; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        _engine.LoadWeights(path, prefix, PrefixedTensors.Behind(prefix, _engine.Description.Tensors));
    }
}
