using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Files;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Base of the engine of a generated network: it owns the parameters and predicts. Generated code derives from it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int _seed;

    /// <summary>Allocates the parameters and fills them with their initial values.</summary>
    /// <param name="description">The description of the network.</param>
    /// <param name="seed">Seed of the initial values.</param>
    /// <param name="narrow">Memory for the tensors that are stored in another number format, if there are any.</param>
    protected NetworkEngine(NetworkDescription description, int seed, NarrowBlock<T>? narrow = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Seed = seed;
        Parameters = BlockLength.Allocate<T>(description.ParameterBlockLength);
        NarrowParameters = narrow;
        ParameterSet = new ParameterSet<T>(description.Tensors, Parameters, narrow) { Engine = this };
        InitialValues.Fill(description, seed, Parameters.Change().Span, narrow);
    }

    /// <summary>Creates an engine that uses the parameters of another engine.</summary>
    /// <param name="description">The description; the offsets of its tensors refer to the owner's parameter block.</param>
    /// <param name="owner">The engine that owns the parameters.</param>
    private protected NetworkEngine(NetworkDescription description, NetworkEngine<T> owner)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(owner);
        Description = description;
        Seed = owner.Seed;
        Parameters = owner.Parameters;
        NarrowParameters = owner.NarrowParameters;
        ParameterSet = new ParameterSet<T>(description.Tensors, owner.ParameterSet) { Engine = this };
    }

    /// <summary>The description of the network.</summary>
    public NetworkDescription Description { get; }

    /// <summary>
    /// The parameter block, laid out as <see cref="NetworkDescription.Tensors"/> describes, padded with zeros to a multiple of 64 bytes.
    /// </summary>
    public ReadableBlock<T> Parameters { get; }

    /// <summary>The parameter tensors that are stored in another number format, or <see langword="null"/> if there are none.</summary>
    public NarrowBlock<T>? NarrowParameters { get; }

    /// <summary>The parameters by name, for the user to read and change.</summary>
    public ParameterSet<T> ParameterSet { get; }

    /// <summary>
    /// The engine that trains the network by gradients of its outputs; <see langword="null"/> if the network has a loss, or before the first
    /// such call.
    /// </summary>
    public TapeEngine<T>? Learner { get; internal set; }

    /// <summary>Seed of the initial values and of dropout.</summary>
    internal int Seed
    {
        get => _seed;
        set
        {
            _seed = value;
            SeedHash = SplitMix64.At(unchecked((ulong)value), 0);
        }
    }

    /// <summary>Hash of <see cref="Seed"/>, cached because every training step uses it.</summary>
    private protected ulong SeedHash { get; private set; }

    /// <summary>Discards the optimizer state and the count of training steps, because the weights have been replaced.</summary>
    internal virtual void ForgetTraining() => Learner?.ForgetTraining();

    /// <summary>Predicts rows without checking the arguments; thread-safe.</summary>
    /// <param name="x">The first input value; rows × input length values follow one another without padding.</param>
    /// <param name="y">Receives the first output value; rows × output length values follow one another without padding.</param>
    /// <param name="rows">Number of rows.</param>
    public abstract void Forward(ref T x, ref T y, nuint rows);

    /// <summary>Predicts sequences without checking the arguments; thread-safe.</summary>
    /// <param name="x">The first input value.</param>
    /// <param name="y">Receives the first output value.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="steps">Number of time steps of each sequence; 1 if the network determines it.</param>
    public virtual void ForwardSteps(ref T x, ref T y, nuint rows, nuint steps) => Forward(ref x, ref y, rows);

    /// <summary>
    /// Checks the indices of a network whose only input holds indices, and returns them as numbers. The memory belongs to the calling thread
    /// and is overwritten by its next call; the thread allocates only if there are more indices than in any earlier call.
    /// </summary>
    /// <param name="x">rows × steps × input length indices.</param>
    /// <param name="steps">Number of time steps of each row, if each call says it; otherwise 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">The input of the network holds numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<T> Indices(ReadOnlySpan<int> x, int steps = 1) =>
        Description.Indices is IndexInputs<T> indices
            ? indices.Convert(x, steps * Description.InputLength)
            : throw new InvalidOperationException($"{Description.Name} reads numbers, not indices: give it {typeof(T).Name} values.");

    /// <summary>Predicts any number of rows; thread-safe.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="y">Receives rows × output length values.</param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, the output is too short, or input and output overlap in memory; nothing
    /// is written.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int rows = CheckRows(x, y);
        Forward(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), (nuint)rows);
    }

    /// <summary>Predicts rows on several threads; the outputs have the same bits as on one thread.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="y">Receives rows × output length values.</param>
    /// <param name="parallelism">
    /// Maximum number of threads; 0 for as many as there are processors. Fewer threads are used if there is less than a million
    /// multiply-adds for each.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, the output is too short, or input and output overlap in memory; nothing
    /// is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictParallel(ReadOnlySpan<T> x, Span<T> y, int parallelism)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        int rows = CheckRows(x, y);
        ParallelPrediction<T>.Run(this, x, y, rows, parallelism == 0 ? Environment.ProcessorCount : parallelism);
    }

    /// <summary>Checks lengths and returns the number of rows to predict; zero for an empty input.</summary>
    /// <param name="xLength">Length of the input.</param>
    /// <param name="inputLength">Length of one input row.</param>
    /// <param name="yLength">Length of the output; it may be longer than the rows need.</param>
    /// <param name="outputLength">Length of one output row.</param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, or the output is too short.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CheckRows(int xLength, int inputLength, int yLength, int outputLength)
    {
        int rows = xLength / inputLength;
        if (rows * inputLength != xLength)
        {
            RowCheck.ThrowNoWholeRows(xLength, inputLength);
        }

        if (yLength < (long)rows * outputLength)
        {
            ThrowTooLittleRoom(rows, yLength, outputLength);
        }

        return rows;
    }

    /// <summary>Predicts one sample or several samples.</summary>
    /// <param name="x">A dense tensor with the input shape, or with one more axis in front for the rows.</param>
    /// <param name="y">A dense tensor with the output shape, or with one more axis in front for the same number of rows.</param>
    /// <exception cref="ArgumentException">
    /// A tensor is not dense or has another shape, or the numbers of rows differ; nothing is written.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> y)
    {
        ReadOnlySpan<T> inputs = Dense(x, Description.InputShape, nameof(x));
        Span<T> outputs = Dense(y, Description.OutputShape, nameof(y));
        int rows = inputs.Length / Description.InputLength;
        if (outputs.Length != rows * Description.OutputLength)
        {
            throw new ArgumentException(
                $"The input holds {rows} rows, but the output tensor {Shapes.Text(y.Lengths)} has room for {outputs.Length / Description.OutputLength}.",
                nameof(y)
            );
        }

        Predict(inputs, outputs);
    }

    /// <summary>Returns the memory of a dense tensor that has the shape of one sample, or one more axis in front for the rows.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="sampleShape">Shape of one sample.</param>
    /// <param name="name">Name of the argument in messages.</param>
    /// <exception cref="ArgumentException">The tensor is not dense or has another shape.</exception>
    internal static ReadOnlySpan<T> Dense(in ReadOnlyTensorSpan<T> tensor, ImmutableArray<int> sampleShape, string name)
    {
        int length = DenseLength(tensor.Lengths, tensor.IsDense, sampleShape.AsSpan(), name);
        return MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), length);
    }

    /// <inheritdoc cref="Dense(in ReadOnlyTensorSpan{T}, ImmutableArray{int}, string)"/>
    internal static Span<T> Dense(in TensorSpan<T> tensor, ImmutableArray<int> sampleShape, string name)
    {
        int length = DenseLength(tensor.Lengths, tensor.IsDense, sampleShape.AsSpan(), name);
        return MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), length);
    }

    /// <summary>Saves the weights as a safetensors file; an existing file is either replaced completely or stays unchanged.</summary>
    /// <param name="path">The file; an existing one is replaced and keeps its owner and permissions.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only, or the new file cannot be given to the owner of the existing one.
    /// </exception>
    public void Save(string path)
    {
        SafetensorsWriter.Write<T>(path, Description.Tensors.AsSpan(), Parameters.Span, NarrowParameters);
    }

    /// <summary>
    /// Loads the weights from a safetensors file. If this method throws, nothing has changed. The numbers in the file must have the
    /// network's precision; a network in single precision also accepts F16 and BF16, which it represents exactly. The state of the
    /// optimizer is discarded.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path)
    {
        ParameterSet.ThrowUnlessWritable();
        SafetensorsReader.Read(path, Description.Tensors.AsSpan(), Parameters.Change().Span, NarrowParameters);
        ForgetTraining();
    }

    /// <summary>
    /// Loads those tensors from a safetensors file whose names begin with a prefix, such as the weights of a part of a network; the file
    /// may hold others. If no tensor of this network begins with the prefix, all its tensors are loaded from names with the prefix in
    /// front: so a part finds its weights in the file of a whole network. If this method throws, nothing has changed. The state of the
    /// optimizer is discarded.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="prefix">The first characters of the names in the file, for example <c>encoder/</c>.</param>
    /// <exception cref="ArgumentException">The prefix is empty.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or its tensors with the prefix are not those of the network; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        TensorDescription[] own = PrefixedTensors.Of(Description.Tensors, prefix);
        LoadWeights(path, prefix, own.Length > 0 ? own : PrefixedTensors.Behind(prefix, Description.Tensors));
    }

    /// <summary>Loads tensors by the names that they have in a file, as those tensors of the file that begin with a prefix.</summary>
    internal void LoadWeights(string path, string prefix, TensorDescription[] tensors)
    {
        ParameterSet.ThrowUnlessWritable();
        PrefixedTensors.Read(path, prefix, tensors, Parameters.Change().Span, NarrowParameters);
        ForgetTraining();
    }

    /// <summary>
    /// Loads the weights that are embedded in an assembly and makes the network read-only; then all its members are thread-safe.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">Name of the resource: a safetensors file.</param>
    /// <exception cref="InvalidDataException">The resource is missing, damaged or belongs to another network.</exception>
    public void LoadShared(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(resource);
        ParameterSet.ThrowUnlessWritable();
        FaultReporter faults = new(resource) { Kind = $"Weights of {Description.Name} in its assembly" };
        Stream file = assembly.GetManifestResourceStream(resource) ?? throw faults.File("the weights of a network", "no such resource");
        using SafetensorsSource source = new(file, faults, Description.Tensors.Length);
        SafetensorsReader.Read(source, Description.Tensors.AsSpan(), Parameters.Change().Span, NarrowParameters);
        ParameterSet.Share($"{Description.Name}.Pretrained");
    }

    /// <summary>Copies another instance of the same network: weights, optimizer state and seed.</summary>
    /// <param name="other">The other instance.</param>
    /// <exception cref="ArgumentException">The other instance is of another network class.</exception>
    public virtual void CopyFrom(NetworkEngine<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ParameterSet.ThrowUnlessWritable();
        if (other.Description != Description)
        {
            throw new ArgumentException($"A {Description.Name} cannot become a copy of a {other.Description.Name}.", nameof(other));
        }

        other.Parameters.CopyTo(Parameters.Change());
        other.NarrowParameters?.CopyTo(NarrowParameters!);
        Seed = other.Seed;
        if (other.Parameters.Changed != Parameters.Changed)
        {
            SetHyperparameters(other.Parameters.Changed);
        }

        if (other.Freezing != Freezing)
        {
            SetFrozen(other.Freezing);
        }

        if (other.Learner is { } learner)
        {
            (Learner ?? learner.For(this)).CopyFrom(learner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CheckRows(ReadOnlySpan<T> x, Span<T> y)
    {
        int rows = CheckRows(x.Length, Description.InputLength, y.Length, Description.OutputLength);
        if (x.Overlaps(y[..(rows * Description.OutputLength)]))
        {
            RowCheck.ThrowOverlap();
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DenseLength(ReadOnlySpan<nint> lengths, bool isDense, ReadOnlySpan<int> sampleShape, string name)
    {
        bool fits = lengths.Length - sampleShape.Length is 0 or 1;
        for (int fromEnd = 1; fits && fromEnd <= sampleShape.Length; fromEnd++)
        {
            fits = lengths[^fromEnd] == sampleShape[^fromEnd];
        }

        if (!fits)
        {
            throw new ArgumentException(
                $"The tensor must have the shape {Shapes.Text(sampleShape)} of one sample, or that with the number of rows in front, "
                    + $"but has {Shapes.Text(lengths)}.",
                name
            );
        }

        if (!isDense)
        {
            throw new ArgumentException(
                $"The tensor {Shapes.Text(lengths)} must be dense, its values side by side in memory, but is a view with gaps: copy it first.",
                name
            );
        }

        return checked((int)TensorPrimitives.Product(lengths));
    }

    [DoesNotReturn]
    private static void ThrowTooLittleRoom(int rows, int yLength, int outputLength)
    {
        throw new ArgumentException(
            $"{rows} rows give {(long)rows * outputLength} output values ({outputLength} each), but the output has room for {yLength}.",
            "y"
        );
    }
}
