using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Engines;

namespace StaticNets;

/// <summary>
/// A network inside another, <c>outer.Encoder</c>: it predicts alone, with the weights that it has in the network around it. Both see the
/// same memory, so training the outer network trains the part. It has no training of its own.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkPart<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PartEngine<T> _engine;

    /// <summary>Wraps an engine; generated code calls it.</summary>
    /// <param name="engine">The engine.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkPart(PartEngine<T> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
    }

    /// <summary>Elements of one input sample.</summary>
    public int InputLength => _engine.Description.InputLength;

    /// <summary>Elements of one output sample.</summary>
    public int OutputLength => _engine.Description.OutputLength;

    /// <summary>
    /// The weights of the part by the names that they have in its own class, <c>dense_1/kernel</c>: reading is a view, writing goes to the
    /// network around it.
    /// </summary>
    public ParameterSet<T> Parameters => _engine.ParameterSet;

    /// <summary>
    /// Computes the outputs of any number of rows. Allocates nothing after a thread's first call; safe from many threads.
    /// </summary>
    /// <param name="x">rows × <see cref="InputLength"/> values.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are no whole number of rows, <paramref name="y"/> is too short, or both share memory.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public void Predict(ReadOnlySpan<T> x, Span<T> y) => _engine.Predict(x, y);

    /// <summary>Computes the outputs of one sample or of rows of them; safe from many threads.</summary>
    /// <param name="x">A dense tensor: the input shape, or rows of it.</param>
    /// <param name="y">A dense tensor that receives the outputs.</param>
    /// <exception cref="ArgumentException">A tensor is not dense or has another shape, or the numbers of rows differ.</exception>
    public void Predict(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> y) => _engine.Predict(x, y);

    /// <summary>Computes the outputs of many rows on several threads; they have the same bits as those of <c>Predict</c>.</summary>
    /// <param name="x">rows × <see cref="InputLength"/> values.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <param name="parallelism">Most threads; 0 for all processors. Too few rows stay on the calling thread.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are no whole number of rows, <paramref name="y"/> is too short, or both share memory.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is negative.</exception>
    public void PredictParallel(ReadOnlySpan<T> x, Span<T> y, int parallelism = 0) => _engine.PredictParallel(x, y, parallelism);

    /// <summary>Writes the weights of the part as a safetensors file, which its own class loads; whole or not at all.</summary>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only, or belongs to a user to whom the new file could not be given.
    /// </exception>
    public void Save(string path) => _engine.Save(path);

    /// <summary>
    /// Replaces the weights of the part by those of a file that <see cref="Save"/> or the part's own class wrote: all of them, or none when
    /// the file is damaged. What an optimizer remembered of the network around it is forgotten.
    /// </summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path) => _engine.LoadWeights(path);
}
