namespace StaticNets;

/// <summary>Predicts a batch of rows. The <c>Predict</c> method of every generated network fits: pass <c>net.Predict</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="x">Inputs, rows × input length.</param>
/// <param name="y">Receives the outputs, rows × output length; the delegate must write every element.</param>
public delegate void BatchPrediction<T>(ReadOnlySpan<T> x, Span<T> y);
