namespace StaticNets;

/// <summary>
/// Predicts a batch of rows. Pass <c>net.Predict</c>: the method fits unless the network has several inputs or outputs, or takes sequences
/// of any length.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="x">Inputs, rows × input length.</param>
/// <param name="y">Receives the outputs, rows × output length; the delegate must write every element.</param>
public delegate void BatchPrediction<T>(ReadOnlySpan<T> x, Span<T> y);
