namespace DigitPad;

/// <summary>Creates the web server, which serves the page, recognises drawn digits, and answers health checks.</summary>
internal static class DigitPadApp
{
    /// <summary>The default address, which is reachable from this machine alone; <c>--urls</c> changes it.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5180";

    /// <summary>
    /// Time that a stopping server waits for running requests. It is short, because a prediction takes microseconds and because a client
    /// that has sent half a request may never send the rest.
    /// </summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // Without this filter ASP.NET Core logs eight lines for each request, which takes longer than the request.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.MaxReadBytes;
        });

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);

        PredictEndpoint.Prepare();
        WebApplication app = builder.Build();
        app.Use(SecurityHeaders.AddAsync);
        PageFile.MapAll(app);
        app.MapPost("/predict", PredictEndpoint.HandleAsync);
        app.MapGet("/health", (RequestDelegate)(context => context.Response.WriteAsync("healthy")));
        return app;
    }
}
