namespace StaticNets;

/// <summary>Predicts a batch of rows, as <c>Predict</c> of every network does: <c>net.Predict</c> can be given where one is asked for.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="x">Inputs, rows × input length.</param>
/// <param name="y">Receives the outputs, rows × output length; every element is to be written.</param>
public delegate void BatchPrediction<T>(ReadOnlySpan<T> x, Span<T> y);
