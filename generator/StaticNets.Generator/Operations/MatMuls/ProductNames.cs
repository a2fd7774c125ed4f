namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>A matrix of a product.</summary>
internal enum ProductOperand
{
    Left,
    Right,

    /// <summary>The bias or addend that the sums begin with.</summary>
    Start,
    Result,

    /// <summary>
    /// The output of an activation by whose derivative the result is multiplied, or a matrix that is prefetched while the result is stored.
    /// </summary>
    Output,
}

/// <summary>The names of a product's matrices in emitted code.</summary>
internal sealed record ProductNames(string Left, string Right, string Result, string Output = "x")
{
    /// <summary><c>y = x · kernel</c></summary>
    public static ProductNames Forward { get; } = new("x", "kernel", "y");

    /// <summary><c>dKernel = xᵀ · dy</c></summary>
    public static ProductNames KernelGradient { get; } = new("x", "dy", "dKernel", "kernel");

    /// <summary>
    /// <c>dx = dy · kernelᵀ</c>. If dx is also multiplied by the derivative of the activation before the layer, the function reads the
    /// output of this activation. That output is the input of the layer, so its name is x.
    /// </summary>
    public static ProductNames InputGradient { get; } = new("dy", "kernel", "dx");

    public string Of(ProductOperand operand, ProductStart start) =>
        operand switch
        {
            ProductOperand.Left => Left,
            ProductOperand.Right => Right,
            ProductOperand.Start => start == ProductStart.Bias ? "bias" : "addend",
            ProductOperand.Result => Result,
            _ => Output,
        };
}
